export function randomOf(seed) {
    let state = (seed * 0x9e3779b1) >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (limit) => Math.floor(next() * limit);
    return {
        next,
        below,
        between: (from, to) => from + below(to - from + 1),
        pick: (items) => items[below(items.length)],
        chance: (probability) => next() < probability,
        shuffle: (items) => {
            const result = [...items];
            for (let index = result.length - 1; index > 0; index--) {
                const other = below(index + 1);
                [result[index], result[other]] = [result[other], result[index]];
            }
            return result;
        }
    };
}

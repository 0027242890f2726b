const few = 4;
/** Gaps between questions that were found again next to each other in the same order. */
export function anchorsOf(matches, lengthBefore, lengthAfter) {
    const forward = new Map(matches.map(({ before, after }) => [before, after]));
    const backward = new Map(matches.map(({ before, after }) => [after, before]));
    const gapsBefore = gapsOf(lengthBefore, forward);
    const gapsAfter = gapsOf(lengthAfter, backward);
    // A gap is named by the anchors that hold it, as indices after.
    const translate = (index, end, endThere) => index === end ? endThere : index < 0 ? -1 : forward.get(index);
    const keyBefore = (index) => {
        const { from, to } = gapsBefore[index];
        return `${translate(from, lengthBefore, lengthAfter)} ${translate(to, lengthBefore, lengthAfter)}`;
    };
    const keyAfter = (index) => `${gapsAfter[index].from} ${gapsAfter[index].to}`;
    const members = new Map();
    for (let index = 0; index < lengthBefore; index++) {
        if (forward.has(index))
            continue;
        const key = keyBefore(index);
        const known = members.get(key);
        if (known)
            known.push(index);
        else
            members.set(key, [index]);
    }
    return {
        placeOf: (before, after) => {
            if (keyBefore(before) !== keyAfter(after))
                return 'apart';
            const { from, to } = gapsAfter[after];
            const isAlone = to - from === 2 && members.get(keyBefore(before)).length === 1;
            return isAlone ? 'alone' : 'neighbours';
        },
        alongside: (after) => {
            const there = members.get(keyAfter(after)) ?? [];
            return there.length <= few ? there : [];
        }
    };
}
/** By index the nearest anchors on both sides; the ends are −1 and the length. */
function gapsOf(length, anchors) {
    const gaps = Array.from({ length }, () => ({ from: -1, to: length }));
    for (let index = 0, from = -1; index < length; index++) {
        gaps[index].from = from;
        if (anchors.has(index))
            from = index;
    }
    for (let index = length - 1, to = length; index >= 0; index--) {
        gaps[index].to = to;
        if (anchors.has(index))
            to = index;
    }
    return gaps;
}

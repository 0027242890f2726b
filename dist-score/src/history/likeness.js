import { normalise } from "../normalise.js";
export function fingerprint(text) {
    const characters = [...normalise(text)];
    const bigrams = new Map();
    const pairs = characters.length < 2
        ? characters
        : characters.slice(1).map((character, index) => characters[index] + character);
    for (const pair of pairs)
        bigrams.set(pair, (bigrams.get(pair) ?? 0) + 1);
    return { bigrams, length: pairs.length };
}
/** How many of the texts hold a bigram. */
export function countTexts(texts) {
    const counts = new Map();
    for (const { bigrams } of texts)
        for (const bigram of bigrams.keys())
            counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
    return counts;
}
/** Compares texts of one article; a bigram weighs the more, the fewer of them hold it. */
export function weigher(texts) {
    const counts = countTexts(texts);
    const weightOf = (bigram) => Math.log(1 + texts.length / (counts.get(bigram) ?? 1));
    const sizes = new Map();
    const sizeOf = (text) => {
        const known = sizes.get(text);
        if (known !== undefined)
            return known;
        let size = 0;
        for (const [bigram, count] of text.bigrams)
            size += count * weightOf(bigram);
        sizes.set(text, size);
        return size;
    };
    return (one, other) => {
        const total = sizeOf(one) + sizeOf(other);
        // Two empty texts are no evidence of anything.
        if (one.length === 0 || other.length === 0)
            return { dice: 0, containment: 0 };
        let shared = 0;
        for (const [bigram, count] of one.bigrams)
            shared += Math.min(count, other.bigrams.get(bigram) ?? 0) * weightOf(bigram);
        return { dice: (2 * shared) / total, containment: shared / Math.min(sizeOf(one), sizeOf(other)) };
    };
}

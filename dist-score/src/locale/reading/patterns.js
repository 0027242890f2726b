/** What a sticky pattern matches at a place. */
export function matchAt(pattern, text, index) {
    pattern.lastIndex = index;
    return pattern.exec(text) ?? undefined;
}
/** How many characters a sticky pattern matches at a place. */
export function lengthAt(pattern, text, index) {
    pattern.lastIndex = index;
    return pattern.test(text) ? pattern.lastIndex - index : 0;
}

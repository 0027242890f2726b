import { isDigit, isLatin, isLetter } from "./characters.js";
import { readings } from "./tables.js";
const vocabulary = new Map();
for (const reading of readings)
    learn(reading);
function learn(reading) {
    const { verb } = reading;
    for (const [word, kind] of Object.entries(reading.kinds))
        add(word, { kind, strength: 'plain', verb });
    for (const [word, kind] of Object.entries(reading.citedKinds))
        add(word, { kind, strength: 'cited', verb });
    for (const [word, kind] of Object.entries(reading.noteKinds))
        add(word, { kind, strength: 'note', verb });
    for (const [word, lead] of Object.entries(reading.leads))
        add(word, { lead });
    for (const [word, tail] of Object.entries(reading.tails))
        add(word, { tail });
    for (const word of reading.textKinds)
        add(word, { ofText: true });
    for (const word of reading.joins)
        add(word, { join: true });
    for (const word of reading.refusedAfter)
        add(word, { refusedAfter: true });
    for (const word of reading.refusedBefore)
        add(word, { refusedBefore: true });
}
/** The first language to say what a word means is heard; a word may mean several things at once. */
function add(word, meaning) {
    vocabulary.set(word, { ...meaning, ...vocabulary.get(word) });
}
/** Words by how they begin, the longest first. */
const wordsByStart = new Map();
const starts = new Set();
for (const [text, word] of vocabulary) {
    const start = startOf(text, 0);
    const words = [...(wordsByStart.get(start) ?? []), { text, word, latin: isLatin(text) }];
    wordsByStart.set(start, words.sort((a, b) => b.text.length - a.text.length));
    starts.add(text.charCodeAt(0)).add(text[0].toUpperCase().charCodeAt(0));
}
// Of Latin words two letters: many begin with `a`.
function startOf(text, index) {
    const first = text.charCodeAt(index);
    return isLetter(first) ? first * 0x1_00_00 + text.charCodeAt(index + 1) : first;
}
/** Whether a known word may begin with a character. */
export const opensWord = (code) => starts.has(code);
/** The longest known word at a place of folded text in lower case; Latin ones are whole. */
export function wordAt(lower, index) {
    const words = wordsByStart.get(startOf(lower, index));
    if (!words)
        return undefined;
    for (const known of words) {
        if (lower.startsWith(known.text, index) && (!known.latin || endsWord(lower, index + known.text.length)))
            return known;
    }
    return undefined;
}
function endsWord(text, end) {
    const after = text.charCodeAt(end);
    return !isLetter(after) && !isDigit(after);
}

import { interrogativeOf, isFiller, isNegated } from "../locale/reading/index.js";
import { withoutMarker } from "../normalise.js";
// Letters and numbers apart: `vSphere7` and `vSphere 7` are the same words.
const token = /(?<latin>\p{Script=Latin}[\p{Script=Latin}\p{M}'’+#]*)|(?<number>\p{N}+(?:\.\p{N}+)*)|(?<katakana>[\p{Script=Katakana}ー]+)|(?<character>\p{Script=Han}|\p{Script=Hangul})|(?<other>(?!\p{Script=Hiragana})\p{L}+)/gu;
const eastern = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]/u;
const upper = /\p{Lu}/u;
/** Reads the words of a question. Hiragana only joins others. */
export function wordingOf(text) {
    const folded = withoutMarker(text.normalize('NFKC'));
    const isEastern = eastern.test(folded);
    const names = [];
    const words = [];
    const latin = [];
    for (const { groups, index, 0: written } of folded.matchAll(token)) {
        const word = written.toLowerCase().replaceAll(/['’]s?$/gu, '');
        if (groups['latin'] !== undefined)
            latin.push(word);
        if (isFiller(word))
            continue;
        const isName = groups['number'] !== undefined ||
            groups['katakana'] !== undefined ||
            (groups['latin'] !== undefined &&
                (isEastern || /[+#]/u.test(word) || upper.test(index === 0 ? written.slice(1) : written)));
        (isName ? names : words).push(word);
    }
    const lower = folded.toLowerCase();
    return { names, words, latin, aim: `${interrogativeOf(lower) ?? ''} ${isNegated(lower) ? 'not' : ''}` };
}
export function compareWordings(before, after) {
    const gone = { names: without(before.names, after), words: without(before.words, after) };
    const come = { names: without(after.names, before), words: without(after.words, before) };
    const [goneNames, comeNames] = withoutInitials(gone.names, come.names, before, after);
    return {
        names: goneNames.join('') === comeNames.join('') ? [[], []] : withoutAlike(goneNames, comeNames),
        words: withoutAlike(gone.words, come.words)
    };
}
/** Where a name of one is the initials of words of the other: TKG, Tanzu Kubernetes Grid. */
export function sharedInitials(before, after) {
    return (findInitials(without(before.names, after), after) ?? findInitials(without(after.names, before), before));
}
function findInitials(names, { latin }) {
    for (const name of names) {
        const length = name.length;
        if (length < 2 || length > 6)
            continue;
        for (let start = 0; start + length <= latin.length; start++) {
            const words = latin.slice(start, start + length);
            if (words.map((word) => word[0]).join('') === name)
                return { name, words };
        }
    }
    return null;
}
function without(words, other) {
    const left = new Map();
    for (const word of [...other.names, ...other.words])
        left.set(word, (left.get(word) ?? 0) + 1);
    return words.filter((word) => {
        const count = left.get(word) ?? 0;
        left.set(word, count - 1);
        return count <= 0;
    });
}
function withoutInitials(gone, come, before, after) {
    const short = sharedInitials(before, after);
    if (!short)
        return [[...gone], [...come]];
    const explained = new Set([short.name, ...short.words]);
    const rest = (words) => words.filter((word) => !explained.has(word));
    return [rest(gone), rest(come)];
}
// Inflections and spellings: install, installing; ユーザ, ユーザー.
function withoutAlike(gone, come) {
    const left = [...come];
    const rest = gone.filter((word) => {
        const twin = left.findIndex((other) => areForms(word, other));
        if (twin >= 0)
            left.splice(twin, 1);
        return twin < 0;
    });
    return [rest, left];
}
const stemLength = 4;
function areForms(one, other) {
    if (/\p{N}/u.test(one + other))
        return false;
    if (one.replaceAll('ー', '') === other.replaceAll('ー', ''))
        return true;
    let shared = 0;
    while (shared < one.length && one[shared] === other[shared])
        shared++;
    return shared >= stemLength && shared * 5 >= Math.max(one.length, other.length) * 3;
}

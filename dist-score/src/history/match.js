import { normalise } from "../normalise.js";
import { areCompatible } from "./matchable.js";
import { bySimilarity } from "./similarity.js";
/** Finds each question again in a later state: decided, explicit id, unique question, unique answer, then likeness. */
export function matchQuestions(before, after, decisions = new Map()) {
    const matches = [];
    const left = { before: new Set(before.keys()), after: new Set(after.keys()) };
    const take = (match) => {
        matches.push(match);
        left.before.delete(match.before);
        left.after.delete(match.after);
    };
    const byKey = (by, keyOf) => {
        const sources = uniqueKeys(before, left.before, keyOf);
        const targets = uniqueKeys(after, left.after, keyOf);
        for (const [key, source] of sources) {
            const target = targets.get(key);
            if (target !== undefined && areCompatible(before[source], after[target]))
                take({ before: source, after: target, by });
        }
    };
    for (const [target, source] of decisions) {
        if (source === null || source < 0)
            left.after.delete(target);
        else if (left.before.has(source))
            take({ before: source, after: target, by: 'decision' });
    }
    byKey('id', ({ explicitId }) => explicitId);
    byKey('question', ({ text }) => normalise(text));
    byKey('question', ({ text, answer }) => `${normalise(text)}\n${normalise(answer)}`);
    byKey('question', ({ text, section }) => `${normalise(text)}\n${section}`);
    const { decided, unsure } = bySimilarity(before, after, matches, left);
    for (const pair of decided)
        take(pair);
    return { matches: matches.sort((a, b) => a.after - b.after), unsure };
}
function uniqueKeys(items, left, keyOf) {
    const keys = new Map();
    const repeated = new Set();
    for (const index of left) {
        const key = keyOf(items[index]);
        if (key === null)
            continue;
        if (keys.has(key))
            repeated.add(key);
        keys.set(key, index);
    }
    for (const key of repeated)
        keys.delete(key);
    return keys;
}

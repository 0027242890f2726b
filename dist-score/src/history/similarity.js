import { doubt, namesIn } from "./doubt.js";
import { findRenamings, findRewordings } from "./habits.js";
import { candidatesOf, readKnown, uniqueAnswers } from "./known.js";
import { fingerprint, weigher } from "./likeness.js";
import { areCompatible } from "./matchable.js";
import { anchorsOf } from "./neighbours.js";
import { sharedInitials } from "./wording.js";
// How the figures were found: docs/matching.md.
const sure = 0.5;
const margin = 0.1;
const possible = 0.35;
// An answer of so many bigrams is full evidence; 「はい。」 is next to none.
const tellingAnswer = 20;
// An answer of so many bigrams that stands in another one is the same, extended; a shorter one stands in many.
const longAnswer = 40;
const containmentCounts = 0.9;
// The same answer under another question, in words of one of the two: it answers no other.
const ownAnswer = 0.62;
// Questions that differ in nothing but how they ask.
const sameContent = 0.56;
// Questions on the same name, of a family that was reworded alike.
const rewordedAlike = 0.62;
const bonus = { alone: 0.07, neighbours: 0.04, apart: 0, section: 0.02 };
const mostRounds = 4;
/** Decides by likeness what is left, the clearest first; what is decided is evidence for its neighbours. */
export function bySimilarity(before, after, matches, left) {
    if (left.before.size === 0 || left.after.size === 0)
        return { decided: [], unsure: [] };
    const judge = judgeOf(before, after, left);
    const decided = [];
    let rest = { before: new Set(left.before), after: new Set(left.after) };
    for (let round = 0;; round++) {
        const anchors = anchorsOf([...matches, ...decided], before.length, after.length);
        const result = decide(judge(anchors, rest));
        decided.push(...result.decided);
        rest = { before: new Set(rest.before), after: new Set(rest.after) };
        for (const pair of result.decided) {
            rest.before.delete(pair.before);
            rest.after.delete(pair.after);
        }
        if (result.decided.length === 0 || round === mostRounds)
            return { decided, unsure: result.unsure };
    }
}
function decide(pairs) {
    const decided = [];
    const unsure = [];
    const gone = { before: new Set(), after: new Set() };
    const byBefore = groupBy(pairs, 'before');
    const byAfter = groupBy(pairs, 'after');
    for (const pair of pairs) {
        if (gone.before.has(pair.before) || gone.after.has(pair.after))
            continue;
        gone.before.add(pair.before);
        gone.after.add(pair.after);
        const rivals = [
            ...byBefore.get(pair.before).filter(({ after }) => !gone.after.has(after)),
            ...byAfter.get(pair.after).filter(({ before }) => !gone.before.has(before))
        ];
        const second = Math.max(0, ...rivals.map(({ score }) => score));
        (pair.score >= sure && pair.score - second >= margin ? decided : unsure).push(pair);
    }
    return { decided, unsure };
}
function groupBy(pairs, side) {
    const groups = new Map();
    for (const pair of pairs) {
        const group = groups.get(pair[side]);
        if (group)
            group.push(pair);
        else
            groups.set(pair[side], [pair]);
    }
    return groups;
}
/** Prepares all that is known of each text; a judge then scores pairs, best first, in an order that is always the same. */
function judgeOf(before, after, left) {
    const asWritten = { before: before.map(readKnown), after: after.map(readKnown) };
    const compare = comparer(asWritten);
    const renamings = findRenamings(pairsOf(asWritten, candidatesOf(asWritten, left)), asWritten, compare.answers);
    const known = { before: asWritten.before.map((one) => renameIn(one, renamings)), after: asWritten.after };
    const candidates = candidatesOf(known, left);
    const isReworded = findRewordings(pairsOf(known, candidates));
    const equalAnswers = uniqueAnswers(known, left);
    const named = { before: namesIn(known.before), after: namesIn(known.after) };
    const basics = new Map();
    const basicOf = (source, target) => {
        const one = known.before[source];
        const other = known.after[target];
        const question = questionLikeness(one, other, compare.questions);
        const { answer, telling } = answerLikeness(one, other, compare.answers);
        // What the answers do not tell, the question must.
        const base = 0.5 * (question + telling * answer + (1 - telling) * question * question);
        const { minus, asksTheSame } = doubt(one, other, answer * telling, named);
        const isEqualAnswer = equalAnswers.get(source) === target;
        const floor = Math.max(isEqualAnswer ? equalAnswer(one, other) : 0, asksTheSame ? sameContent : 0);
        const score = Math.max(base, floor) - minus;
        return {
            score: isReworded(one, other) ? Math.max(score, rewordedAlike) : score,
            by: isEqualAnswer ? 'answer' : 'similarity'
        };
    };
    const scoreOf = (source, target, anchors) => {
        const key = `${source} ${target}`;
        const basic = basics.get(key) ?? basicOf(source, target);
        basics.set(key, basic);
        const { section } = before[source];
        const plus = bonus[anchors.placeOf(source, target)] +
            (section !== '' && section === after[target].section ? bonus.section : 0);
        return { before: source, after: target, by: basic.by, score: basic.score + (basic.score > 0.2 ? plus : 0) };
    };
    return (anchors, rest) => {
        const pairs = [];
        for (const target of rest.after) {
            const sources = new Set([...(candidates.get(target) ?? []), ...anchors.alongside(target)]);
            for (const source of sources) {
                if (!rest.before.has(source) || !areCompatible(before[source], after[target]))
                    continue;
                const pair = scoreOf(source, target, anchors);
                if (pair.score >= possible)
                    pairs.push(pair);
            }
        }
        return pairs.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after);
    };
}
/** The same answer under another question: the longer, the surer; 「お問い合わせください」 answers many. */
function equalAnswer(one, other) {
    const said = new Set([...one.answerWording.names, ...one.answerWording.words]);
    const isOwn = [one, other].some(({ wording }) => [...wording.names, ...wording.words].some((word) => said.has(word)));
    return Math.max(isOwn ? ownAnswer : 0, 0.3 + 0.35 * Math.min(1, other.answer.length / 40));
}
function comparer({ before, after }) {
    const all = [...before, ...after];
    return {
        questions: weigher(all.map(({ question }) => question)),
        answers: weigher(all.map(({ answer }) => answer))
    };
}
const pairsOf = (known, candidates) => [...candidates].flatMap(([target, sources]) => sources.map((source) => [known.before[source], known.after[target]]));
function renameIn(one, renamings) {
    const here = renamings.filter(({ from }) => one.text.includes(from) || one.answerText.includes(from));
    if (here.length === 0)
        return one;
    const rename = (text) => here.reduce((result, { from, to }) => result.replaceAll(from, to), text);
    return readKnown({ text: rename(one.text), answer: rename(one.answerText) });
}
function questionLikeness(one, other, compare) {
    const { dice } = compare(one.question, other.question);
    const initials = sharedInitials(one.wording, other.wording);
    if (!initials)
        return dice;
    // Both written with the initials.
    const written = initials.words.join('');
    const short = ({ text }) => fingerprint(text.replaceAll(written, initials.name));
    return Math.max(dice, compare(short(one), short(other)).dice);
}
function answerLikeness(one, other, compare) {
    const { dice, containment } = compare(one.answer, other.answer);
    const length = Math.min(one.answer.length, other.answer.length);
    const extended = containment * containmentCounts * Math.min(1, length / longAnswer);
    return { answer: Math.max(dice, extended), telling: Math.min(1, length / tellingAnswer) };
}

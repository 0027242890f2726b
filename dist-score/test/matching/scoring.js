import { matchQuestions } from "../../src/history/match.js";
export const noScore = {
    cases: 0,
    pairs: 0,
    same: 0,
    called: 0,
    right: 0,
    unsure: 0,
    changed: { same: 0, called: 0, right: 0 },
    misses: []
};
export const addScores = (one, other) => ({
    cases: one.cases + other.cases,
    pairs: one.pairs + other.pairs,
    same: one.same + other.same,
    called: one.called + other.called,
    right: one.right + other.right,
    unsure: one.unsure + other.unsure,
    changed: {
        same: one.changed.same + other.changed.same,
        called: one.changed.called + other.changed.called,
        right: one.changed.right + other.changed.right
    },
    misses: [...one.misses, ...other.misses]
});
export const scoreCases = (cases) => cases.map(scoreCase).reduce(addScores, noScore);
export const precisionOf = ({ right, called }) => called === 0 ? 1 : right / called;
export const recallOf = ({ right, same }) => same === 0 ? 1 : right / same;
export const unsureShareOf = ({ unsure, pairs }) => (pairs === 0 ? 0 : unsure / pairs);
function scoreCase({ name, before, after }) {
    const sources = new Map(before.map(({ label }, index) => [label, index]));
    const truth = new Map(after.flatMap(({ label, isUndecidable }, index) => {
        const source = sources.get(label);
        return source === undefined || isUndecidable ? [] : [[index, source]];
    }));
    const undecidable = new Set(after.filter(({ isUndecidable }) => isUndecidable).map(({ label }) => label));
    const continued = new Set(truth.values());
    const gone = before.filter(({ label }, index) => !continued.has(index) && !undecidable.has(label)).length;
    const { matches, unsure } = matchQuestions(before, after);
    const isRight = (match) => truth.get(match.after) === match.before;
    const exact = matches.filter(isExact);
    const byLikeness = matches.filter((match) => !isExact(match));
    const called = new Map(matches.map((match) => [match.after, match.before]));
    const doubted = new Map(unsure.map((pair) => [pair.after, pair]));
    const say = (type, source, target) => ({
        type,
        text: [
            `${type} in "${name}"${doubted.get(target) ? ` (unsure, ${doubted.get(target).score.toFixed(2)})` : ''}`,
            `  - ${source === undefined ? 'nothing' : shown(before[source])}`,
            `  + ${shown(after[target])}`
        ].join('\n')
    });
    const misses = [
        ...matches.filter((match) => !isRight(match)).map((match) => say('wrong', match.before, match.after)),
        ...[...truth]
            .filter(([target, source]) => called.get(target) !== source)
            .map(([target, source]) => say('overlooked', source, target)),
        ...unsure.filter((pair) => !isRight(pair)).map((pair) => say('unsure', pair.before, pair.after))
    ];
    return {
        cases: 1,
        pairs: after.length + gone,
        same: truth.size,
        called: matches.length,
        right: matches.filter(isRight).length,
        unsure: unsure.length,
        changed: {
            same: truth.size - exact.filter(isRight).length,
            called: byLikeness.length,
            right: byLikeness.filter(isRight).length
        },
        misses
    };
}
const isExact = ({ by }) => by === 'question' || by === 'id';
const shown = ({ text, answer }) => `${text} | ${answer.replaceAll('\n', ' ').slice(0, 120)}`;

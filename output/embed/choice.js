/** The questions that are wanted, in order, by section. A section brings those below it. Null: there is no such one. */
export function chooseGroups(article, { section, question }) {
    if (question !== null) {
        const found = article.questions.find(({ id }) => id === question);
        return found ? [{ section: null, questions: [found] }] : null;
    }
    const parents = new Map(article.sections.map(({ id, parent }) => [id, parent]));
    const isIn = (id) => section === null || (id !== null && (id === section || isIn(parents.get(id) ?? null)));
    const wanted = article.sections.filter(({ id }) => isIn(id));
    if (section !== null && wanted.length === 0)
        return null;
    const loose = section === null ? article.questions.filter((each) => each.section === null) : [];
    return [
        ...(loose.length > 0 ? [{ section: null, questions: loose }] : []),
        ...wanted.map((each) => ({
            section: each,
            questions: article.questions.filter((question) => question.section === each.id)
        }))
    ];
}
export function badgeOf(question, { revisions }) {
    const last = question.changedIn.at(-1);
    const revision = revisions.find(({ id }) => id === (last ?? question.since));
    if (!revision || revision === revisions[0])
        return null;
    const claimed = question.annotations.findLast((annotation) => annotation.revision === revision.id);
    const changed = claimed?.kind === 'corrected' ? 'corrected' : 'updated';
    return { kind: last === undefined ? 'added' : changed, revision: revision.id, day: revision.date };
}
/** What readers are told of the wanted questions, newest first. What was withdrawn is not told. */
export function changesOf(deltas, shown, { section, question }) {
    const isWhole = section === null && question === null;
    return deltas
        .flatMap((delta) => delta.changes.map((change) => ({ change, delta })))
        .filter(({ change }) => change.significance === 'major' && !change.retraction)
        .filter(({ change }) => isWhole || (change.question !== null && shown.has(change.question)))
        .reverse();
}
/** A text in the wanted language, else in the article's own; and which of the two. */
export function textIn(text, wanted, own) {
    const found = Object.hasOwn(text, wanted) ? wanted : own;
    return { text: text[found] ?? Object.values(text)[0] ?? '', lang: found };
}
/** Of the languages that there are, the one that is wanted (`en` for `en-GB`), else the article's own. */
export function languageOf(wanted, { title, lang }) {
    const lower = wanted.toLowerCase();
    const has = Object.keys(title);
    return (has.find((tag) => tag.toLowerCase() === lower) ??
        has.find((tag) => tag.toLowerCase() === lower.split('-')[0]) ??
        lang);
}

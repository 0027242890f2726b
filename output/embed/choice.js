/** What is wanted of an article, in order, by section. A section brings those below it. Null: there is no such one. */
export function chooseGroups(article, { section, question }) {
    if (question !== null) {
        const found = article.questions.find(({ id }) => id === question);
        return found ? [{ section: null, parts: [{ type: 'question', question: found }] }] : null;
    }
    const parents = new Map(article.sections.map(({ id, parent }) => [id, parent]));
    const isIn = (id) => section === null || (id !== null && (id === section || isIn(parents.get(id) ?? null)));
    const wanted = article.sections.filter(({ id }) => isIn(id));
    if (section !== null && wanted.length === 0)
        return null;
    const loose = section === null ? partsOf(null, article) : [];
    return [
        ...(loose.length > 0 ? [{ section: null, parts: loose }] : []),
        ...wanted.map((each) => ({ section: each, parts: partsOf(each.id, article) }))
    ];
}
function partsOf(section, article) {
    const questions = article.questions.filter((question) => question.section === section);
    const texts = article.texts.filter((text) => text.section === section);
    const ids = new Set(questions.map(({ id }) => id));
    const before = (id) => texts.filter((text) => text.before === id).map((text) => ({ type: 'text', text }));
    const others = texts.filter((text) => text.before === null || !ids.has(text.before));
    const loose = others.map((text) => ({ type: 'text', text }));
    const asked = questions.flatMap((question) => [
        ...before(question.id),
        { type: 'question', question }
    ]);
    // Before any section it is the introduction, below a heading what its questions lead to.
    return section === null ? [...loose, ...asked] : [...asked, ...loose];
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

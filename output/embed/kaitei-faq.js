/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { createClient } from "./client.js";
import { badgeOf, changesOf, chooseGroups, languageOf, textIn } from "./choice.js";
import { safeNodes } from "./sanitise.js";
import { style } from "./style.js";
import { wordsIn } from "./words.js";
const observed = ['src', 'article', 'section', 'question', 'since', 'lang', 'level', 'collapsed'];
/**
 * `<kaitei-faq src="https://faq.example/" article="kettle">`: an article's questions and answers from the JSON of a
 * build, on any page. Without `article`, the only one that there is. Until they are there, and where they cannot be
 * had, what stands in the element is shown.
 */
export class KaiteiFaq extends HTMLElement {
    static observedAttributes = observed;
    #root = this.attachShadow({ mode: 'open' });
    #observer = null;
    #request = null;
    connectedCallback() {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        this.#root.adoptedStyleSheets = [sheet];
        this.#root.replaceChildren(document.createElement('slot'));
        // Nothing is fetched for what nobody scrolls to.
        this.#observer = new IntersectionObserver((entries) => {
            if (!entries.some(({ isIntersecting }) => isIntersecting))
                return;
            this.#observer?.disconnect();
            this.#observer = null;
            void this.#load();
        }, { rootMargin: '300px' });
        this.#observer.observe(this);
    }
    disconnectedCallback() {
        this.#observer?.disconnect();
        this.#request?.abort();
    }
    attributeChangedCallback() {
        // Before it was looked at, the first load will see.
        if (this.#request)
            void this.#load();
    }
    async #load() {
        this.#request?.abort();
        const request = new AbortController();
        this.#request = request;
        try {
            const loaded = await this.#read(request.signal);
            if (request.signal.aborted)
                return;
            this.#show(loaded);
            this.dispatchEvent(new Event('kaitei-load'));
        }
        catch (error) {
            if (request.signal.aborted)
                return;
            this.#apologise();
            this.dispatchEvent(new CustomEvent('kaitei-error', { detail: error }));
        }
    }
    async #read(signal) {
        const client = createClient(new URL(this.getAttribute('src') ?? '', document.baseURI));
        const id = this.getAttribute('article') ?? (await onlyArticle(client, signal));
        const since = this.getAttribute('since');
        const article = await client.article(id, { signal });
        if (since === null)
            return { article, changes: null };
        return { article, changes: await client.changes(id, { signal, since }) };
    }
    #show({ article, changes }) {
        const wanted = { section: this.getAttribute('section'), question: this.getAttribute('question') };
        const groups = chooseGroups(article, wanted);
        if (!groups)
            throw new RangeError(`No such section or question in ${article.id}`);
        const lang = languageOf(this.#language(), article);
        const view = {
            article,
            lang,
            top: levelOf(this.getAttribute('level')),
            isCollapsed: this.hasAttribute('collapsed'),
            root: this.#root
        };
        const shown = new Set(groups.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'question' ? [part.question.id] : []))));
        const isOne = wanted.question !== null;
        const title = textIn(article.title, lang, article.lang);
        const frame = h('div', { part: 'article', lang }, [
            ...(isOne || wanted.section !== null
                ? []
                : [h(`h${view.top}`, { part: 'title', lang: title.lang }, [title.text])]),
            ...(changes
                ? [changesPanel(changesOf(changes.deltas, shown, wanted), this.getAttribute('since'), shown, view)]
                : [])
        ]);
        const below = isOne ? 0 : 1;
        for (const { section, parts } of groups) {
            const heading = section && textIn(section.title, lang, article.lang);
            const level = Math.min(6, view.top + below);
            if (heading)
                frame.append(h(`h${level}`, { part: 'section', lang: heading.lang }, [heading.text]));
            const depth = Math.min(6, level + (section ? 1 : 0));
            for (const part of parts)
                frame.append(part.type === 'question'
                    ? questionBlock(part.question, depth, view)
                    : textBlock(part.text, depth, view));
        }
        frame.append(sourceLink(article.url, lang));
        this.#root.replaceChildren(frame);
    }
    /** What the author of the page put there, and a word of ours. */
    #apologise() {
        const words = wordsIn(this.#language());
        const source = new URL(this.getAttribute('src') ?? '', document.baseURI);
        const message = h('p', { part: 'error', role: 'status', lang: words.lang }, [`${words.failed} `]);
        if (/^https?:$/u.test(source.protocol))
            message.append(h('a', { href: source.href }, [words.source]));
        this.#root.replaceChildren(document.createElement('slot'), message);
    }
    /** Its own, else that of the page around it, else the reader's. */
    #language() {
        const around = this.closest('[lang]')?.getAttribute('lang');
        return around || navigator.language;
    }
}
async function onlyArticle(client, signal) {
    const { articles } = await client.index({ signal });
    if (articles.length !== 1)
        throw new RangeError(`Expected \`article\`: one of ${articles.length}`);
    return articles[0].id;
}
/** `2` … `6` */
const levelOf = (written) => (/^[1-6]$/u.test(written ?? '') ? Number(written) : 2);
function questionBlock(question, level, view) {
    const { article, lang } = view;
    const text = textIn(question.text, lang, article.lang);
    const answer = proseIn(question.answer, view);
    const heading = h(`h${level}`, { part: 'heading', lang: text.lang, id: question.id, tabindex: '-1' }, [
        text.text
    ]);
    const badge = badgeOf(question, article);
    if (badge) {
        const newest = badge.revision === article.revisions.at(-1)?.id;
        const words = [
            wordsIn(lang).kinds[badge.kind],
            badge.day,
            badge.revision === badge.day ? null : badge.revision
        ];
        const label = words.filter((word) => word !== null).join(' · ');
        heading.append(' ', h('span', { part: newest ? 'badge badge-new' : 'badge', lang: wordsIn(lang).lang }, [label]));
    }
    const body = h('div', { part: 'answer', lang: answer.lang }, []);
    body.append(safeNodes(answer.text, level));
    const fold = () => h('details', { part: 'fold' }, [h('summary', { part: 'handle' }, [heading]), body]);
    return h('div', { part: 'question' }, view.isCollapsed ? [fold()] : [heading, body]);
}
/** A text in the wanted language; of one that is translated in part, what is not is marked as what it is. */
function proseIn({ html, partly }, { article, lang }) {
    const mixed = html[lang] === undefined ? partly?.[lang] : undefined;
    return mixed ? { text: mixed.html, lang } : textIn(html, lang, article.lang);
}
function textBlock(piece, level, view) {
    const text = proseIn(piece, view);
    const block = h('div', { part: 'text', lang: text.lang }, []);
    block.append(safeNodes(text.text, level));
    return block;
}
function changesPanel(changes, since, shown, view) {
    const words = wordsIn(view.lang);
    if (changes.length === 0)
        return h('p', { part: 'changes', lang: words.lang }, [words.nothingSince(since)]);
    return h('div', { part: 'changes' }, [
        h(`h${Math.min(6, view.top + 1)}`, { lang: words.lang }, [words.changesSince(since)]),
        h('ul', {}, changes.map((each) => changeItem(each, shown, view)))
    ]);
}
function changeItem({ change, delta }, shown, view) {
    const { article, lang } = view;
    const words = wordsIn(lang);
    const name = textIn(change.text, lang, article.lang);
    const summary = textIn(change.summary, lang, article.lang);
    const label = [words.kinds[change.type], delta.date ?? delta.to].join(' · ');
    return h('li', { part: 'change' }, [
        h('span', { part: 'badge', lang: words.lang }, [label]),
        change.question !== null && shown.has(change.question)
            ? linkWithin(name, change.question, view)
            : h('span', { lang: name.lang }, [name.text]),
        h('span', { part: 'summary', lang: summary.lang }, [summary.text])
    ]);
}
/** An address cannot name what stands in a shadow: it leads to the question's own page, and a click to the one below. */
function linkWithin(name, id, { article, root }) {
    const link = h('a', { href: `${article.url}#${id}`, lang: name.lang }, [name.text]);
    link.addEventListener('click', (event) => {
        const target = root.getElementById(id);
        if (!target || event.ctrlKey || event.metaKey || event.shiftKey)
            return;
        event.preventDefault();
        target.closest('details')?.setAttribute('open', '');
        target.scrollIntoView();
        target.focus({ preventScroll: true });
    });
    return link;
}
function sourceLink(url, lang) {
    const words = wordsIn(lang);
    const address = URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol) ? { href: url } : {};
    return h('p', { part: 'source', lang: words.lang }, [h('a', address, [words.source])]);
}
/** An element; texts are texts, whatever they look like. */
function h(name, attributes, children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, value);
    element.append(...children);
    return element;
}
// Twice on a page, it is there once.
if (!customElements.get('kaitei-faq'))
    customElements.define('kaitei-faq', KaiteiFaq);

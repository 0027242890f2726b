/** A document that could not be had. `status` is null where there was no answer, or one that is no such document. */
export class ClientError extends Error {
    name = 'ClientError';
    url;
    status;
    constructor(message, url, status, cause) {
        super(`${message}: ${url}`, cause === undefined ? {} : { cause });
        this.url = url;
        this.status = status;
    }
}
/** A client of the site whose output is served at `baseUrl`. */
export function createClient(baseUrl, options = {}) {
    const base = folderUrl(baseUrl);
    const load = loader(options);
    const document = (path, field, { signal }) => load(new URL(`api/v1/${path}`, base).href, field, signal);
    const client = {
        index: (options = {}) => document('index.json', 'articles', options),
        article: (id, options = {}) => document(`articles/${encodePart(id)}.json`, 'questions', options),
        async changes(id, options = {}) {
            const path = `articles/${encodePart(id)}/changes.json`;
            const changes = await document(path, 'deltas', options);
            return options.since === undefined
                ? changes
                : { ...changes, deltas: deltasSince(changes.deltas, options.since) };
        },
        async *events({ since, article, signal } = {}) {
            const request = signal ? { signal } : {};
            const limit = since === undefined ? null : await limitOf(client, since, article, request);
            const seen = new Set();
            const pages = new Set();
            for (let path = 'events.json'; path !== null && !pages.has(path);) {
                pages.add(path);
                const page = await document(path, 'events', request);
                for (const event of page.events) {
                    if (limit && isBefore(event.date, limit.day))
                        return;
                    const isWanted = (article === undefined || event.article === article) && (limit?.includes(event) ?? true);
                    // What is published while we read moves events on to the next page.
                    if (isWanted && !seen.has(event.id))
                        yield event;
                    seen.add(event.id);
                }
                path = pathOf(page.next);
            }
        },
        snapshot: (id, revision, options = {}) => 
        // A revision's id is encoded in the name of its file already.
        document(`articles/${encodePart(id)}/revisions/${encodePart(encodePart(revision))}.json`, 'subjects', options)
    };
    return client;
}
function folderUrl(baseUrl) {
    const url = new URL(baseUrl);
    url.search = '';
    url.hash = '';
    if (!url.pathname.endsWith('/'))
        url.pathname += '/';
    return url;
}
/** Reads a JSON document that has a list of the given name; asks whether a kept one still holds. */
function loader({ fetch: given, cache = new Map() }) {
    return async (url, field, signal) => {
        const cached = await cache.get(url);
        const request = {
            headers: { Accept: 'application/json', ...(cached && { 'If-None-Match': cached.etag }) },
            ...(signal && { signal })
        };
        try {
            // As late as this: tests and polyfills replace it.
            const response = await (given ?? fetch)(url, request);
            if (response.status === 304 && cached)
                return parse(cached.text, url, field);
            if (!response.ok)
                throw new ClientError(`Unexpected answer ${response.status}`, url, response.status);
            const text = await response.text();
            const document = parse(text, url, field);
            // Hidden from scripts of other sites, as it should be: the browser's cache asks with it by itself.
            const etag = response.headers.get('etag');
            if (etag !== null)
                await cache.set(url, { etag, text });
            return document;
        }
        catch (error) {
            if (error instanceof ClientError || signal?.aborted)
                throw error;
            throw new ClientError('No answer', url, null, error);
        }
    };
}
function parse(text, url, field) {
    try {
        const document = JSON.parse(text);
        if (Array.isArray(document?.[field]))
            return document;
    }
    catch (error) {
        throw new ClientError('Unexpected text, expected JSON', url, null, error);
    }
    throw new ClientError(`Unexpected document, expected one with a list of "${field}"`, url, null);
}
/** A part of a path as a build writes it: NFC, percent-encoded outside `[A-Za-z0-9._-]`. */
const encodePart = (text) => [...new TextEncoder().encode(text.normalize('NFC'))]
    .map((byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/u.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
})
    .join('');
// The end of `https://faq.example/api/v1/events/2.json`: a copy of the site elsewhere has its pages there.
const eventsPage = /\/api\/v1\/(events\/\d+\.json)$/u;
const pathOf = (next) => eventsPage.exec(next ?? '')?.[1] ?? null;
/** `2020-10-31`, or `2020-10` */
const isDay = (text) => /^\d{4}-\d{2}(?:-\d{2})?$/u.test(text);
/** Compares as far as both go: a month is not before any of its days. */
const isBefore = (date, day) => date < day.slice(0, date.length);
function deltasSince(deltas, since) {
    const index = deltas.findIndex(({ to }) => to === since);
    if (index >= 0)
        return deltas.slice(index + 1);
    if (!isDay(since))
        throw new RangeError(`Unexpected "${since}", expected a revision or a day (YYYY-MM-DD)`);
    return deltas.filter(({ date }) => date === null || !isBefore(date, since));
}
async function limitOf(client, since, article, options) {
    if (article === undefined) {
        if (isDay(since))
            return { day: since, includes: () => true };
        throw new RangeError(`Unexpected "${since}", expected a day (YYYY-MM-DD), or a revision of an \`article\``);
    }
    const { deltas } = await client.changes(article, options);
    const later = deltasSince(deltas, since);
    if (!deltas.some(({ to }) => to === since))
        return { day: since, includes: () => true };
    const revisions = new Set(later.map(({ to }) => to));
    const first = later.map(({ date }) => date).find((date) => date !== null);
    // Nothing dated came after it: no event is as late as this.
    return { day: first ?? '9999', includes: ({ revision }) => revisions.has(revision) };
}

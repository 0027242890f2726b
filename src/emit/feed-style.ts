import type {SiteEmitter} from '../model/emitter.ts'

/** How a browser shows a feed that somebody opens: titles, days, and no markup of the bodies. */
const css = `@namespace content "http://purl.org/rss/1.0/modules/content/";
@namespace atom "http://www.w3.org/2005/Atom";
rss, atom|feed { display: block; max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
  font: 1rem/1.7 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; color: #1a1a1a; background: #fff; }
channel, item, atom|entry { display: block; }
channel > title, atom|feed > atom|title { display: block; font-size: 1.5rem; font-weight: 700; }
channel > description, atom|feed > atom|subtitle { display: block; margin-bottom: 2rem; color: #555; }
item, atom|entry { border-top: 1px solid #ccc; padding: 1rem 0; }
item > title, atom|entry > atom|title { display: block; font-weight: 700; }
pubDate, atom|published { display: block; color: #555; font-size: .875rem; }
content|encoded, link, guid, language, lastBuildDate, generator, category, item > description, atom|id, atom|updated, atom|author,
atom|generator, atom|link, atom|category, atom|content, channel > link { display: none; }
@media (prefers-color-scheme: dark) {
  rss, atom|feed { color: #eee; background: #1a1a1a; }
  channel > description, atom|feed > atom|subtitle, pubDate, atom|published { color: #bbb; }
}
`

/** The style sheet that all feeds name. */
export const feedStyle: SiteEmitter = {
  kind: 'feeds',
  emit: () => [{path: 'feeds/feed.css', content: css}]
}

import {urlOf} from '../translate/urls.ts'
import {type FeedFormat, feedUrl} from './feed.ts'
import {printJson} from './json.ts'

/** JSON Feed 1.1. */
export const jsonFeed: FeedFormat = {
  file: 'feed.json',
  type: 'application/feed+json',
  print(page, site) {
    const {title, description, author, url, lang, items, translations} = page
    return printJson({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: url,
      feed_url: urlOf(page.path, site),
      ...(page.older !== null && {next_url: urlOf(page.older, site)}),
      language: lang,
      authors: [{name: author}],
      ...(translations.length > 0 && {
        _kaitei: {
          translations: translations.map((other) => ({
            language: other.lang,
            feed_url: feedUrl(other.folder, this.file, site)
          }))
        }
      }),
      items: items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content_html: item.html,
        date_published: item.date,
        date_modified: item.date,
        language: item.lang,
        tags: item.tags
      }))
    })
  }
}

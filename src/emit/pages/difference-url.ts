import type {Article} from '../../model/article.ts'
import type {Subject} from '../../model/delta.ts'
import type {Site} from '../../model/site.ts'
import {changesId, hash, pageLanguage, revisionPath} from './paths.ts'
import {pageUrl} from './frame.ts'

/** Address of what changed in a subject, on the page of a revision in a language, or in one that has a page. */
export function differenceUrl(
  article: Article,
  revision: string,
  {type, id}: Subject,
  lang: string,
  site: Site
): string {
  const page = pageUrl(revisionPath(article, revision, pageLanguage(article, lang, site), site), site)
  // The article itself has no place on the page but the list of its changes.
  return `${page}${hash(type === 'article' ? changesId : id)}`
}

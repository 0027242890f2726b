import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'

import {plainText} from '../parse/plain-text.ts'
import type {Place, Position, Report} from '../problem/index.ts'

/** A link or picture whose file should be there. */
export interface FileLink {
  readonly type: 'picture' | 'link'
  /** As written. */
  readonly url: string
  /** Decoded, without query and fragment. */
  readonly path: string
  readonly place: Place
}

// Files that an author links to as files: what a generator makes (`/about/`, `guide.html`) cannot be looked up.
const documentName = /\.(?:md|markdown|pdf|csv|xlsx?|docx?|pptx?|zip|png|jpe?g|gif|svg|webp|avif)$/iu
// https:, mailto:, //host
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu

/** The links that lead to files of the project, in order. */
export function fileLinksIn(tree: Root, source: string): FileLink[] {
  const found: FileLink[] = []
  const add = (type: FileLink['type'], url: string, place: Place) => {
    const path = pathOf(url)
    if (path === '' || elsewhere.test(url) || /[{}<>]|%7B/iu.test(path)) return
    if (type === 'link' && (path.startsWith('/') || !documentName.test(path))) return
    found.push({type, url, path, place})
  }
  visit(tree, (node) => {
    const place = placeOf(node)
    if (!place) return
    if (node.type === 'image') add('picture', node.url, place)
    else if (node.type === 'link') add('link', node.url, place)
    else if (node.type === 'definition')
      add(/\.(?:png|jpe?g|gif|svg|webp|avif)$/iu.test(node.url) ? 'picture' : 'link', node.url, place)
    else if (node.type === 'html')
      for (const match of source
        .slice(node.position!.start.offset, node.position!.end.offset)
        .matchAll(htmlPicture))
        add('picture', match.groups!.url!, place)
  })
  return found
}

// <img … src="images/a.png">
const htmlPicture = /<img\s[^>]{0,400}?\bsrc\s*=\s*["'](?<url>[^"']+)["']/giu

function pathOf(url: string): string {
  const [path = ''] = url.split(/[?#]/u)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const placeOf = ({position}: Nodes): (Position & {end: Position}) | undefined =>
  position && {...position.start, end: position.end}

/** Links to places of the same article that it does not have. */
export function checkAnchors(tree: Root, source: string, report: Report): void {
  const names = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'heading') addHeading(plainText(node), names)
  })
  for (const {groups} of source.matchAll(explicit)) names.add(fold(groups!.id!))
  visit(tree, 'link', (link) => {
    if (!link.url.startsWith('#') || link.url.length < 2 || link.url.startsWith('#:~:')) return
    const id = decoded(link.url.slice(1))
    // Made by the reader's program, not by the article.
    if (/^(?:top|fn|fnref|user-content)/iu.test(id) || /[{}]/u.test(id)) return
    if (fold(id) === '' || names.has(fold(id)) || names.has(fold(id.replace(/-\d+$/u, '')))) return
    report('anchor-missing', placeOf(link), {url: link.url, id})
  })
}

// {#id}, id="…", name='…', <!-- #id -->
const explicit = /(?:\{[^{}\n]*#|\b(?:id|name)\s*=\s*["']?|<!--\s*#)(?<id>[^\s"'}>]+)/giu

// A generator may or may not keep what an author puts behind a heading.
function addHeading(text: string, names: Set<string>): void {
  names.add(fold(text)).add(fold(text.replace(/\{[^{}]*\}\s*$/u, '')))
}

// Generators differ in what they make of signs and spaces: letters and digits must agree.
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// What GFM takes for a part of a bare URL, though Japanese goes on there.
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u

/** A bare URL that Kaitei ends where Japanese text goes on, and GitHub does not. */
export function checkBareUrls(tree: Root, source: string, report: Report): void {
  visit(tree, 'link', (link) => {
    const {start, end} = link.position!
    const written = source.slice(start.offset, end.offset)
    if (!/^https?:\/\//u.test(written) || !cjk.test(source.slice(end.offset))) return
    report('url-swallows-text', {...start, end}, {url: written}, undefined, [
      {offset: start.offset!, delete: 0, insert: '<'},
      {offset: end.offset!, delete: 0, insert: '>'}
    ])
  })
}

import {isNamedAtEnd, type Products} from '../locale/reading/index.ts'

// `1.2`, `v1.2.0`, `v2`; a whole number alone may be anything
const versionSegment = /^(?:v(?=\d)|version-?)?(?<version>\d{1,5}(?:\.\d{1,6}){1,4}|(?<=v)\d{1,5})$/iu

// What stands in addresses of documentation of any product.
const plain = new Set(
  (
    'docs doc documentation manual manuals guide guides reference refman help wiki book learn support ' +
    'stable latest current html web www www2 site tree blob releases release tag tags download ' +
    'downloads version versions readthedocs github gitlab pages io com org net dev jp co cn kr app ' +
    'user users admin api product products articles page'
  ).split(' ')
)
// en, ja-jp, zh_CN
const language = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu
// An address of documentation, when nothing else tells what it is of.
const documentation = /^(?:docs?|documentation|manuals?|guides?|reference|refman|help|wiki|book|learn)$/iu

/** The version whose documentation of the article's subject a link leads into, or null. */
export function versionInUrl(url: string, label: () => string, products: Products): string | null {
  if (!URL.canParse(url)) return null
  const {protocol, hostname, pathname} = new URL(url)
  if (!/^https?:$/u.test(protocol)) return null
  const segments = pathname.split('/').filter((segment) => segment !== '')
  const at = segments.findIndex((segment) => versionSegment.test(segment))
  if (at < 0) return null
  const version = versionSegment.exec(segments[at]!)!.groups!['version']!
  return isOfSubject(segments.slice(0, at), hostname, label, products) ? version : null
}

/** The last part before the version that says what it is of has to name the subject; else the link's text has to. */
function isOfSubject(
  segments: readonly string[],
  hostname: string,
  label: () => string,
  products: Products
): boolean {
  const telling = segments.findLast((segment) => !isPlain(segment))
  if (telling !== undefined) return names(telling, products)
  const hosts = hostname.split('.').slice(0, -1)
  if (hosts.some((part) => names(part, products))) return true
  if (namesSubject(label(), products)) return true
  // A name that no address can be written with cannot be missed there.
  const isWritable = products.own.some((name) => /[a-z]/u.test(name))
  return !isWritable && [...segments, ...hosts].some((part) => documentation.test(part))
}

const namesSubject = (text: string, {own}: Products): boolean => {
  const lower = text.toLowerCase()
  return own.some((name) => lower.includes(name))
}

const isPlain = (segment: string): boolean => plain.has(segment.toLowerCase()) || language.test(segment)

/** `VMware-Tanzu-Kubernetes-Grid`, `widget-docs` */
function names(segment: string, products: Products): boolean {
  const words = segment.split(/[-_.+ ]|%20/u).filter((word) => !isPlain(word))
  const compact = words.join('').toLowerCase()
  return (
    isNamedAtEnd(words.join(' '), products) ||
    products.own.some((name) => compact === name.replace(/[^\p{L}\d]/gu, ''))
  )
}

// `[label](address)` in one line, with nothing in it that could make it anything but a link: a URL in it is no literal.
const link = /\[(?!\^)(?:[^[\]`<>\n\\]|\\[^[\]\n]){1,500}\]\([^\s()<>`"'\\[\]]{0,2000}\)/gu
// A blank line; brackets; what autolink literals of GFM begin with: `https://`, `www.`, `name@`
const places =
  /(?<blank>\n[ >]*\n)|(?<escaped>\\[[\]])|(?<open>\[)|(?<close>\])|(?<scheme>https?:\/\/(?:www\.)?)|(?<www>www(?![0-9A-Za-z]))|(?<name>(?<![-.\w+])[-.\w+]*)@(?=[-\w])/giu
// What the later pass sees only after escapes and references are read: `a\@b.c`, `a&commat;b.c`
const hidden = /\\[:/@]|&(?:commat|colon|sol|period|plus|lowbar|UnderBar|fjlig);/u
// `&#64;`, `&#x40;`
const reference = /&#(?:x(?<hexadecimal>[\da-f]{1,6})|(?<decimal>\d{1,7}));/giu
const ofAddress = /[-\w.:/@+]/u
const hostStart = /^[0-9A-Za-z]/u
// `https://e.x|` in a cell
const hostInCell = /^[^\s|]{0,2000}\|/u
const mailName = /^[0-9A-Za-z][-.\w+]*$/u
const mailDomain = /^[0-9A-Za-z]+(?:[-.][0-9A-Za-z]+)*(?![-\w.@\\&|])/u
// `foo@1.2.3` is no address.
const version = /^\d+(?:\.\d+)*(?![-\w.@\\&|])/u
const beforeMail = /^[\s(<：:、。（「]?$/u

/**
 * Whether every autolink literal is one to micromark as well. Behind an open bracket micromark leaves them to a later
 * pass over the tree, whose links have no positions.
 */
export function autolinksAlike(text: string): boolean {
  if (hidden.test(text) || hidesAddress(text)) return false
  const rest = text.replace(link, '()')
  let depth = 0
  for (const match of rest.matchAll(places)) {
    const {blank, escaped, open, close, scheme, name} = match.groups!
    const end = match.index + match[0].length
    if (blank !== undefined) depth = 0
    else if (escaped !== undefined) depth = Infinity
    else if (open !== undefined) depth++
    else if (close !== undefined) depth = Math.max(0, depth - 1)
    else if (name !== undefined) {
      const previous = rest.slice(Math.max(match.index - 1, 0), match.index)
      if (name === '' && !/[-.\w+]/u.test(previous)) continue
      if (depth > 0 || !isPlainMail(name, previous, rest.slice(end, end + 300))) return false
    } else if (depth > 0 || scheme === undefined || !isPlainUrl(rest.slice(end, end + 2001))) return false
  }
  return true
}

const isPlainUrl = (rest: string): boolean => hostStart.test(rest) && !hostInCell.test(rest)

function hidesAddress(text: string): boolean {
  if (!text.includes('&#')) return false
  return [...text.matchAll(reference)].some(({groups}) => {
    const {hexadecimal, decimal} = groups!
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code <= 0x7f && ofAddress.test(String.fromCodePoint(code))
  })
}

const isPlainMail = (name: string, previous: string, domain: string): boolean =>
  version.test(domain) || (mailName.test(name) && mailDomain.test(domain) && beforeMail.test(previous))

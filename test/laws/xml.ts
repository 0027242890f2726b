// Strict where readers are: XML 1.0 without a document type.

const nameStart = String.raw`[:A-Z_a-z\u{C0}-\u{2FF}\u{370}-\u{1FFF}]`
const name = String.raw`${nameStart}[-.0-9:A-Z_a-z\u{B7}-\u{2FF}\u{370}-\u{1FFF}]*`
const attribute = String.raw`\s+${name}\s*=\s*(?:"[^<"]*"|'[^<']*')`
const token = new RegExp(
  String.raw`<\?xml[^?]*\?>|<(?<open>${name})(?:${attribute})*\s*(?<empty>/?)>|</(?<close>${name})\s*>|(?<text>[^<]+)`,
  'uy'
)
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/u

/** What makes a document ill-formed, or null. */
export function illFormed(xml: string): string | null {
  if (forbidden.test(xml)) return 'a character that XML forbids'
  if (looseAmpersand.test(xml)) return 'an ampersand that opens no reference'
  const open: string[] = []
  let roots = 0
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const groups = token.exec(xml)?.groups
    if (!groups) return `no markup at ${at}: ${xml.slice(at, at + 40)}`
    if (groups['text']?.includes(']]>')) return `]]> at ${at}`
    if (open.length === 0 && groups['text']?.trim()) return `text outside of the root at ${at}`
    if (groups['open'] !== undefined) {
      if (open.length === 0) roots++
      if (groups['empty'] === '') open.push(groups['open'])
    } else if (groups['close'] !== undefined && open.pop() !== groups['close'])
      return `</${groups['close']}> at ${at} closes another element`
  }
  if (open.length > 0) return `<${open.join('>, <')}> never closed`
  return roots === 1 ? null : `${roots} roots`
}

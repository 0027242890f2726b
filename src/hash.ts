import {createHash} from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The first `length` characters of the SHA-256 in base32 (RFC 4648 §6, lower case). */
export function shortHash(text: string, length = 8): string {
  const bytes = createHash('sha256').update(text, 'utf8').digest()
  let bits = 0
  let value = 0
  let result = ''
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5 && result.length < length) {
      bits -= 5
      result += alphabet[(value >> bits) & 31]
    }
  }
  return result
}

const safeSchemes = new Set(['http:', 'https:', 'mailto:'])

/** An absolute URL of a scheme that is safe anywhere, or null. */
export function resolve(url: string, base: string): string | null {
  if (!URL.canParse(url, base)) return null
  const resolved = new URL(url, base)
  return safeSchemes.has(resolved.protocol) ? resolved.href : null
}

import {nearestOf} from '../../check/nearest.ts'
import {type ConfigInput, configSchema} from '../../model/config.ts'

// What other generators call the same thing.
const otherNames: Readonly<Record<string, keyof ConfigInput>> = {
  url: 'baseUrl',
  site: 'baseUrl',
  output: 'out',
  outdir: 'out',
  language: 'lang',
  locale: 'lang',
  locales: 'languages',
  timezone: 'zone',
  content: 'articles',
  name: 'title'
}

/** The key that was meant, perhaps; else nothing. */
export function suggestionFor(key: string): string {
  const name = key.toLowerCase()
  if (Object.hasOwn(otherNames, name)) return otherNames[name]!
  return nearestOf(name, Object.keys(configSchema.shape))
}

/** `kaitei/remark`: Kaitei's reading and its rules as plugins, for remark-cli, editors, Astro and others. */
export {kaiteiPreset as default, kaiteiPreset, remarkKaitei, type RemarkKaiteiOptions} from './plugin.ts'
export {kaiteiRules, type RuleCode} from './rules.ts'

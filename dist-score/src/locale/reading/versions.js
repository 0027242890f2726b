import { foldText } from "./fold.js";
import { readings } from "./tables.js";
const versions = readings.flatMap((reading) => reading.versions);
/** The version that a note names first, as written: `Version 1.20 リリース` → `1.20`. */
export function versionNamedIn(text) {
    const folded = foldText(text).text;
    if (!/[\d第]/u.test(folded))
        return null;
    const matches = versions.flatMap((pattern) => [...folded.matchAll(pattern)]);
    return matches.sort((a, b) => a.index - b.index)[0]?.groups?.['version'] ?? null;
}

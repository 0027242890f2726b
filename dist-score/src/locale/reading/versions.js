import { foldText } from "./fold.js";
import { readings } from "./tables.js";
const versions = readings.flatMap((reading) => reading.versions);
const currentVersions = readings.flatMap((reading) => reading.currentVersions);
/** The version that a note names first, as written: `Version 1.20 リリース` → `1.20`. */
export function versionNamedIn(text) {
    const folded = foldText(text).text;
    if (!/[\d第]/u.test(folded))
        return null;
    const matches = versions.flatMap((pattern) => [...folded.matchAll(pattern)]);
    return matches.sort((a, b) => a.index - b.index)[0]?.groups?.['version'] ?? null;
}
/** 「v1.1 現在」, "as of v1.1": in the order of the text. */
export function currentVersionCues(text) {
    const folded = foldText(text);
    const cues = currentVersions.flatMap((pattern) => [...folded.text.matchAll(pattern)]);
    return cues
        .map((match) => ({
        version: match.groups['version'],
        index: folded.at(match.index),
        raw: text.slice(folded.at(match.index), folded.at(match.index + match[0].length))
    }))
        .sort((a, b) => a.index - b.index);
}

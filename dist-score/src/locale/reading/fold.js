// Full-width and half-width forms, CJK compatibility (㋿), Kangxi radicals, wide and odd spaces, hyphens that keyboards
// make, the wave dash.
const foldable = /[\u00a0\u2000-\u200a\u202f\u205f\u2010-\u2015\u2212\u2f00-\u2fdf\u3000\u301c\u3200-\u33ff\uff00-\uffef]/u;
const everyFoldable = new RegExp(foldable.source, 'gu');
// They are the same for every article, and NFKC is slow.
const foldings = new Map([
    ...[...'\u2010\u2011\u2013\u2212'].map((hyphen) => [hyphen, '-']),
    ['\u301c', '~']
]);
function fold(character) {
    let folded = foldings.get(character);
    if (folded === undefined) {
        folded = foldable.test(character) ? character.normalize('NFKC') : character;
        foldings.set(character, folded);
    }
    return folded;
}
/** `２０２０／１０／３１　更新` → `2020/10/31 更新`, one character at a time, so that places are kept. */
export function foldText(written) {
    if (!foldable.test(written))
        return { text: written, at: (index) => index };
    const text = written.replaceAll(everyFoldable, fold);
    // Only where more than one character is written for one, `㋿` → `令和`, do places shift.
    if (text.length === written.length)
        return { text, at: (index) => index };
    const places = [];
    for (let index = 0; index < written.length; index++)
        for (let count = fold(written[index]).length; count > 0; count--)
            places.push(index);
    return { text, at: (index) => places[index] ?? written.length };
}

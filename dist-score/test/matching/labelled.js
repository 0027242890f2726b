/** Cases as they are written in `cases/`: a sentence, then lines `- label question [section] | answer` and `+ …`. */
export function readCases(text) {
    return text
        .trim()
        .split(/\n\n+/u)
        .map((block) => {
        const [name = '', ...lines] = block.split('\n');
        const read = lines.map((line) => readLine(line));
        const side = (sign) => read.filter((item) => item.sign === sign).map(({ question }) => question);
        return { name, before: side('-'), after: side('+') };
    });
}
// `+ a? Is it? [section] | It is.`
const written = /^(?<sign>[-+]) (?<label>\w+)(?<doubt>\?)? (?<text>.+?)(?: \[(?<section>[^\]]+)\])? \|(?<answer>.*)$/u;
function readLine(line) {
    const groups = written.exec(line)?.groups;
    if (!groups)
        throw new Error(`Unexpected line of a case: ${line}`);
    const { sign, label, doubt, text, section, answer } = groups;
    return {
        sign: sign,
        question: {
            label: label,
            isUndecidable: doubt !== undefined,
            explicitId: null,
            text: text,
            answer: answer.trim(),
            section: section ?? ''
        }
    };
}

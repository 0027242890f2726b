// What every language writes in digits. A day stands for itself: not within a version (2023.9.2.1) or a path.
// 2020-10-31, 2020/1/5, 2015.04.09, 2021 / 02 / 04, 2020. 10. 31
const yearFirst = /(?<year>(?:19|20|21)\d{2}) ?(?<mark>[-/.]) ?(?<month>\d{1,2}) ?\k<mark> ?(?<day>\d{1,2})(?!\d|[-/.]\d)/uy;
// 2024/10, 2024-10, 2024.10
const yearAndMonth = /(?<year>(?:19|20|21)\d{2})[-/.](?<month>0?[1-9]|1[0-2])(?![\d%]|[-/.]\d)/uy;
// 12.10.2020, 05/28/2019
const yearLast = /(?<first>\d{1,2})(?<mark>[/.])(?<second>\d{1,2})\k<mark>(?<year>(?:19|20|21)\d{2})(?!\d|[-/.]\d)/uy;
// 24/04/03, 24.04.03, 24-04-03
const shortYear = /(?<yy>\d{2})(?<mark>[-/.])(?<month>\d{2})\k<mark>(?<day>\d{2})(?!\d|[-/.]\d)/uy;
/** Days in digits, by what stands behind the first number. */
export const numericDays = {
    '-': [yearFirst, yearAndMonth, shortYear],
    '.': [yearFirst, yearAndMonth, yearLast, shortYear],
    '/': [
        yearFirst,
        yearAndMonth,
        yearLast,
        shortYear,
        // 24/4/3; with points it would be a version
        /(?<yy>\d{2})\/(?<month>\d{1,2})\/(?<day>\d{1,2})(?!\d|[-/.]\d)/uy,
        // 12/9
        /(?<month>\d{1,2})\/(?<day>\d{1,2})(?![\d%]|[-/.]\d)/uy
    ],
    // 20220601
    digits: [/(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-3]\d)(?![\d./-])/uy]
};
/** 12:12, T17:34:38Z, 21:30 UTC, 19:01:30 +0900, 15:22:04+09:00, 9:00 p.m., (JST) */
export const times = [
    /T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:[ap]\.?m\.?(?![a-z])|Z(?![a-z])|\(?(?:UTC|GMT|JST|KST|CST|EST|EDT|PST|PDT|CET|CEST)\b\)?|[-+]\d{2}:?\d{2}))?/iuy,
    /\((?:UTC|GMT|JST|KST|CST|EST|EDT|PST|PDT|CET|CEST)\)/iuy
];

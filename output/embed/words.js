const words = {
    ja: {
        loading: '読み込んでいます…',
        failed: '質問と回答を読み込めませんでした。',
        source: '元のページで読む',
        kinds: { added: '追加', updated: '更新', corrected: '訂正', removed: '削除', moved: '移動' },
        changesSince: (since) => `${since} からの変更`,
        nothingSince: (since) => `${since} からの変更はありません。`
    },
    en: {
        loading: 'Loading …',
        failed: 'The questions and answers could not be loaded.',
        source: 'Read them on their own page',
        kinds: { added: 'Added', updated: 'Updated', corrected: 'Corrected', removed: 'Removed', moved: 'Moved' },
        changesSince: (since) => `Changes since ${since}`,
        nothingSince: (since) => `No changes since ${since}.`
    }
};
/** What the element itself says, in the language nearest to the wanted one. */
export const wordsIn = (lang) => {
    const own = /^ja\b/iu.test(lang) ? 'ja' : 'en';
    return { ...words[own], lang: own };
};

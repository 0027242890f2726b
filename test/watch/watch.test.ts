import {describe, expect, test} from 'vitest'

import {config, idsIn, kettle, project, type Project, teapot} from '../cli/project.ts'
import {start} from './running.ts'

const site = (): Project =>
  project({'kaitei.config.json': config, 'articles/kettle.md': kettle, 'articles/teapot.md': teapot})

const titleOf = (built: Project): string => built.json('output/api/v1/articles/kettle.json').title.en

describe('kaitei watch', () => {
  test('builds, builds again on save, says in a line what was saved, and ends well', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    expect(watch.text()).toMatch(/^Files in output: \d+ written, 0 unchanged, 0 deleted$/mu)
    const from = watch.text().length
    built.write('articles/kettle.md', kettle.replace('The kettle', 'The samovar'))
    await watch.prints(/^articles\/kettle\.md: Files in output: \d+ written/mu, from)
    expect(titleOf(built)).toBe('The samovar')
    expect(await watch.stop()).toBe(0)
  })

  test('ends well when the system asks for it', async () => {
    const watch = start(site(), 'watch')
    await watch.prints(/Watching/u)
    expect(await watch.stop('SIGTERM')).toBe(0)
  })

  test('the last of many saves counts, and its own output starts nothing', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    for (let n = 1; n <= 30; n++) {
      built.write('articles/kettle.md', kettle.replace('The kettle', `Kettle ${n}`))
      await new Promise((resolve) => setTimeout(resolve, (n * 7) % 40))
    }
    await expect.poll(() => titleOf(built), {timeout: 20_000}).toBe('Kettle 30')
    await watch.stop()
    // Built less often than saved; what it wrote itself was no reason.
    const builds = watch.text().match(/^.*Files in output/gmu)!
    expect(builds.length).toBeLessThan(30)
    expect(builds.slice(1).every((line) => line.startsWith('articles/kettle.md: '))).toBe(true)
  })

  test('a broken article keeps its last good page, is reported, and is mended', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    let from = watch.text().length
    built.write('articles/kettle.md', kettle.replace('title: The kettle', 'title: [The kettle'))
    await watch.prints(/^articles\/kettle\.md: .* \(1 error, /mu, from)
    expect(watch.text().slice(from)).toMatch(/^articles\/kettle\.md:\d+:\d+ error /mu)
    expect(titleOf(built)).toBe('The kettle')
    from = watch.text().length
    built.write('articles/teapot.md', teapot.replace('三人分', '四人分'))
    // Somebody else's save does not hide it.
    await watch.prints(/^articles\/kettle\.md:\d+:\d+ error [^]*^articles\/teapot\.md: /mu, from)
    from = watch.text().length
    built.write('articles/kettle.md', kettle.replace('The kettle', 'The mended kettle'))
    await watch.prints(/^articles\/kettle\.md: Files.*(?<!error.*)$/mu, from)
    expect(titleOf(built)).toBe('The mended kettle')
    expect(await watch.stop()).toBe(0)
  })

  test('a folder that goes away takes nothing with it, and is seen when it is back', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    let from = watch.text().length
    built.remove('articles')
    await watch.prints(/nothing built: there is no folder/u, from)
    expect(idsIn(built)).toEqual(['kettle', 'teapot'])
    from = watch.text().length
    built.write('articles/kettle.md', kettle.replace('The kettle', 'The kettle again'))
    await watch.prints(/^articles.*Files in output/mu, from)
    await expect.poll(() => titleOf(built)).toBe('The kettle again')
    expect(idsIn(built)).toEqual(['kettle'])
    expect(await watch.stop()).toBe(0)
  })

  test('a configuration with an error builds nothing; mended, it counts', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    const before = built.tree()
    let from = watch.text().length
    built.write('kaitei.config.json', '{"baseUrl": "https://faq.example/" "out": "elsewhere"}')
    await watch.prints(/^kaitei\.config\.json: nothing built until the error is mended/mu, from)
    expect(watch.text().slice(from)).toMatch(/^kaitei\.config\.json:1:\d+ error /mu)
    expect(built.tree()).toEqual(before)
    from = watch.text().length
    built.write('pages/kettle.md', kettle)
    built.write(
      'kaitei.config.json',
      '{"baseUrl": "https://faq.example/", "out": "site", "articles": ["pages"]}'
    )
    await watch.prints(/Files in site: \d+ written/u, from)
    expect(idsIn(built, 'site')).toEqual(['kettle'])
    built.write('pages/teapot.md', teapot)
    await expect.poll(() => idsIn(built, 'site'), {timeout: 20_000}).toEqual(['kettle', 'teapot'])
    expect(await watch.stop()).toBe(0)
  })

  test('a configuration that is a module is run again', async () => {
    const built = project({
      'kaitei.config.mjs': "export default {title: 'One', baseUrl: 'https://faq.example/'}\n",
      'articles/kettle.md': kettle
    })
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    built.write('kaitei.config.mjs', "export default {title: 'Two', baseUrl: 'https://faq.example/'}\n")
    await expect.poll(() => built.json('output/api/v1/index.json').title.ja, {timeout: 20_000}).toBe('Two')
    expect(await watch.stop()).toBe(0)
  })

  test('catalogues and kept states are read again', async () => {
    const built = site()
    const watch = start(built, 'watch')
    await watch.prints(/Watching/u)
    let from = watch.text().length
    built.write(
      'articles/teapot.en.po',
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "急須のよくある質問"\nmsgstr "The teapot"\n'
    )
    await watch.prints(/^articles\/teapot\.en\.po: /mu, from)
    from = watch.text().length
    built.write('.kaitei/revisions/kettle@2021-03-01.md', kettle.replace('A litre', 'Two litres'))
    await watch.prints(/^\.kaitei.*: Files in output: [1-9]/mu, from)
    expect(await watch.stop()).toBe(0)
  })

  test('wrong usage is refused at once', async () => {
    const {code, stderr} = await site().kaitei('watch nowhere.md', {ownProcess: true})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nowhere\.md error /u)
  })
})

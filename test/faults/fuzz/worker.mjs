// Runs cases that another process hands over, and says of each whether all promises held.
import {ways} from './ways.mjs'

const frame = (error) => /\/dist\/(?<place>[^)\n]*)/u.exec(error.stack ?? '')?.groups.place ?? ''

process.on('message', async ({kind, parts}) => {
  try {
    await ways[kind](parts, (step) => process.send({step}))
    process.send({fault: null})
  } catch (error) {
    process.send({
      fault: error instanceof Error ? error.message : String(error),
      place: frame(error),
      stack: error.stack
    })
  }
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
process.send({ready: true})

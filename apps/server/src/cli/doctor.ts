import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { readHolder } from '../db/embedded-lock.ts'
import { doJob, type Home } from './do-job.ts'
import { moment, problemLine } from './terminal.ts'

/** One thing that was looked at; `todo` is empty when it is well. */
export type Finding = { what: string; found: string; isWell: boolean; todo: string }

/** Looks at everything that this Tocsin needs, and changes nothing. */
export async function examineHome(home: Home): Promise<Finding[]> {
  const findings = [nodeVersion(process.versions.node)]
  if (home.databaseUrl === undefined) {
    findings.push(folder(home.dataDir))
    if (findings.some(({ isWell }) => !isWell)) return findings
  }
  const answer = await doJob(home, { job: 'doctor', asked: {} })
  if (!answer.ok) {
    return [
      ...findings,
      { what: 'database', found: problemLine(answer.error), isWell: false, todo: '' },
    ]
  }
  const { value } = answer
  const well = (what: string, found: string): Finding => ({ what, found, isWell: true, todo: '' })
  return [
    ...findings,
    well('database', `${value.database}, answers`),
    well('mission', `${value.missionName} (${value.mission})`),
    well('log', `${value.events} events, the last received ${moment(value.lastReceivedAt)}`),
    signedHead(value.headFlaws),
    keysOfWords(value.keyFlaws),
    well('accounts and devices', `${value.accounts} accounts, ${value.devices} devices`),
    well('lists', value.readModels),
    {
      what: 'kept apart',
      found: `${value.quarantined} events could not be taken into the log`,
      isWell: true,
      todo: value.quarantined > 0 ? 'They are kept. Look at the devices they came from.' : '',
    },
  ]
}

function keysOfWords(flaws: readonly string[]): Finding {
  const what = 'keys of words'
  if (flaws.length === 0) {
    return { what, found: 'every record has its key, of this server.key', isWell: true, todo: '' }
  }
  const todo =
    'Some keys were not restored with the data, or are of another server.key. Stop the server and restore the newest backup of the keys; where there is none, the next start makes the lists anew without the words that are lost.'
  return { what, found: `do not fit: ${flaws.join(', ')}`, isWell: false, todo }
}

/** Numbers, newest events and edges of the trees: what was altered in the middle is the verifier's. */
function signedHead(flaws: readonly string[]): Finding {
  const isWell = flaws.length === 0
  return {
    what: 'signed head',
    found: isWell
      ? 'the log ends where its signed head says (the middle of it: tocsin export log, tocsin verify)'
      : `does not fit the log: ${flaws.join(', ')}`,
    isWell,
    todo: isWell
      ? ''
      : 'Somebody has altered the database, or it was restored in part. Keep a copy of it, stop the server, then tocsin export log and tocsin verify; after a restore: tocsin epoch begin.',
  }
}

function nodeVersion(version: string): Finding {
  const isWell = Number(version.split('.')[0]) >= 24
  return {
    what: 'Node',
    found: version,
    isWell,
    todo: isWell ? '' : 'Run npm install: it brings the version that is needed.',
  }
}

function folder(dataDir: string): Finding {
  if (!existsSync(join(dataDir, 'database'))) {
    const todo = 'Start it once with npm start, or name its folder with --data FOLDER.'
    return { what: 'data folder', found: `no Tocsin in ${dataDir}`, isWell: false, todo }
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const freeMb = Math.floor((bavail * bsize) / 1_048_576)
  const isWell = freeMb >= 500
  const holder = readHolder(dataDir)
  const open = holder ? `, open in process ${holder.pid}` : ''
  return {
    what: 'data folder',
    found: `${dataDir}, ${freeMb} MB free${open}`,
    isWell,
    todo: isWell ? '' : 'Make room: at least 500 MB should be free.',
  }
}

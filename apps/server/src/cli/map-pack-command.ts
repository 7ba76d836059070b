import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Command } from 'commander'
import { listPacks, packName, readPackInfo } from '../maps/pack-folder.ts'
import { buildMapPack } from './build-map-pack.ts'
import { finish, type Run, withCommonOptions } from './command.ts'
import type { StartRun } from './import-commands.ts'
import { builtLines, packLines } from './map-pack-words.ts'
import { type BuildOptions, readOrder } from './read-pack-order.ts'

/** `tocsin map-pack …` */
export function addMapPackCommands(program: Command, start: StartRun): void {
  const group = program.command('map-pack').description('maps that tablets keep')
  addBuild(group, start)
  withCommonOptions(group.command('list'))
    .description('list the map packs that tablets are offered')
    .action(async (_options: object, command: Command) => {
      const run = start(command)
      const dir = packsOf(run)
      finish(run, dir.ok ? ok(await listPacks(dir.value)) : dir, packLines)
    })
  withCommonOptions(group.command('remove <name>'))
    .description('offer a map pack no more; tablets that have it keep it')
    .action(async (name: string, _options: object, command: Command) => {
      const run = start(command)
      finish(run, await removePack(run, name), () => [`${name} is offered no more.`])
    })
}

function addBuild(group: Command, start: StartRun): void {
  withCommonOptions(group.command('build <name>'))
    .description(
      'build a map pack of the mission from its boundaries, its list of places and its base map',
    )
    .requiredOption('--title <text>', 'as it stands on tablets, for example "Upper Nile"')
    .option('--boundaries <file...>', 'administrative units, GeoJSON in WGS 84, one file a level')
    .option('--gazetteer <file...>', 'places with name, lat, lon: CSV, or GeoJSON points')
    .option('--pmtiles <file>', 'base map of vector tiles; without it coasts and states alone')
    .option('--bbox <west,south,east,north>', 'degrees; without it the area of the boundaries')
    .option('--within <pcode>', 'only this unit of the boundaries, with what touches its frame')
    .option('--max-zoom <number>', '5 to 15: how near one can look before lines stay coarse', '12')
    .option(
      '--credit <what=from; licence; date...>',
      'of boundaries, places or basemap, for example "boundaries=Statistics Bureau, by OCHA; CC BY-IGO; 2025-08-01"',
    )
    .option('--official', 'the mission says that these boundaries are its official ones')
    .option('--encoding <label>', 'of files that are not UTF-8, for example windows-1256')
    .option(
      '--unit-code <property>',
      'where a boundary file has its P-codes; else as OCHA has them',
    )
    .option('--unit-name <property>', 'where it has its names')
    .option('--unit-level <number>', '0 to 5, where it does not say it')
    .option('--column <what=column...>', 'name, alt, lat, lon, pcode, kind of the gazetteer')
    .option('--leave-out-bad', 'build from the good rows; the bad ones are listed and left out')
    .option('--dry-run', 'look at the files and build nothing')
    .action(async (name: string, options: BuildOptions, command: Command) => {
      const run = start(command)
      const dir = packsOf(run)
      if (!dir.ok) return finish(run, dir, () => [])
      const order = readOrder(name, options, run)
      if (!order.ok) return finish(run, order, () => [])
      const { leaveOutBad = false, dryRun = false } = options
      const built = await buildMapPack(order.value, {
        dir: dir.value,
        terminal: run.terminal,
        leaveOutBad,
        dryRun,
      })
      finish(run, built, builtLines)
      if (built.ok && built.value.isRefused) run.exitCode = 1
    })
}

/** Where the packs lie. A mistyped folder must not become another, empty Tocsin. */
function packsOf({ home }: Run): Result<string, Problem> {
  if (existsSync(home.dataDir)) return ok(join(home.dataDir, 'packs'))
  const reason = `There is no folder ${home.dataDir}.`
  return err(problem('config_bad', { setting: '--data', reason }))
}

async function removePack(run: Run, name: string): Promise<Result<{ name: string }, Problem>> {
  const dir = packsOf(run)
  if (!dir.ok) return dir
  const held = packName.test(name) && (await readPackInfo(dir.value, name))
  if (!held) return err(problem('map_unfit', { reason: `There is no pack called ${name}.` }))
  await rm(join(dir.value, name), { recursive: true })
  return ok({ name })
}

import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { copyFile, link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

/** How a private Virtuoso is set up. */
export interface VirtuosoOptions {
  /** Rows after which it cuts an answer, saying so in a header only. Default: 10,000, as Debian installs it. */
  readonly resultSetMaxRows?: number
  /**
   * Buffers of 8 kB; the default is what Debian's configuration suggests for 2 GB. Dirty buffers follow in the same
   * proportion.
   */
  readonly numberOfBuffers?: number
  /** Password of `dba`, the user of the addresses that require digest. */
  readonly password?: string
}

/** A Virtuoso that belongs to one test file: loopback only, in its own temporary folder. */
export interface Virtuoso {
  /** SPARQL queries, and updates by anybody: loopback only. */
  readonly query: string
  /** Queries and updates with digest authentication. */
  readonly update: string
  /** Graph Store Protocol with digest authentication; the graph is named by `graph-uri`. */
  readonly graphStore: string
  readonly isqlPort: number
  readonly user: string
  readonly password: string
  /** Runs SQL; throws with the server's message. */
  readonly isql: (sql: string) => Promise<string>
  /** Loads N-Quads by the server's own loader, flushed to disk on return; throws when the loader refused a part. */
  readonly bulkLoad: (nquadsFile: string) => Promise<void>
  /**
   * Stops it cleanly and starts it again with the same data and ports; returns the milliseconds from start to first
   * answer.
   */
  readonly restart: () => Promise<number>
  /** Ends it at once, as a power cut would; `restart` brings it back. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Whether Virtuoso is installed here. In the gate (RAADLINK_REQUIRE_SHARED) its absence is an error. */
export function hasVirtuoso(): boolean {
  try {
    execFileSync('virtuoso-t', ['-?'], { stdio: 'ignore' })
    return true
  } catch (error) {
    // It exits with status 1 after its help.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return true
    if (process.env['RAADLINK_REQUIRE_SHARED'] === '1')
      throw new Error('virtuoso-t is not installed (Debian: virtuoso-opensource)', { cause: error })
    console.warn('virtuoso-t is not installed (Debian: virtuoso-opensource): the tests against it are skipped')
    return false
  }
}

/** Starts a Virtuoso: some 3 to 6 seconds. Stop it, or its folder stays. */
export async function startVirtuoso(options: VirtuosoOptions = {}): Promise<Virtuoso> {
  const folder = await mkdtemp(join(tmpdir(), 'raadlink-virtuoso-'))
  const [isqlPort, httpPort] = await freePorts()
  const password = options.password ?? 'dba'
  const origin = `http://127.0.0.1:${httpPort}`
  const ini = join(folder, 'virtuoso.ini')
  await writeFile(ini, iniOf(folder, isqlPort, httpPort, options))

  let server: ChildProcess
  const start = async (): Promise<number> => {
    const begun = performance.now()
    const log = join(folder, 'virtuoso.log')
    server = spawn('virtuoso-t', ['+foreground', '+configfile', ini], { cwd: folder, stdio: 'ignore' })
    while (!(await answers(`${origin}/sparql?query=ASK%7B%7D`))) {
      if (server.exitCode !== null || server.signalCode !== null)
        throw new Error(`Virtuoso ended while it started: ${await readFile(log, 'utf8')}`)
      if (performance.now() - begun > 60_000) {
        server.kill('SIGKILL')
        throw new Error(`Virtuoso did not answer within a minute: ${await readFile(log, 'utf8')}`)
      }
      await delay(50)
    }
    return performance.now() - begun
  }
  const ended = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  }
  const kill = async (): Promise<void> => {
    server.kill('SIGKILL')
    await ended()
    await rm(join(folder, 'virtuoso.lck'), { force: true })
  }
  let known = 'dba'
  const isql = async (sql: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(
      'isql-vt',
      [`127.0.0.1:${isqlPort}`, 'dba', known, 'VERBOSE=OFF', 'BANNER=OFF', 'PROMPT=OFF', `EXEC=${sql}`],
      { maxBuffer: 64 * 2 ** 20 },
    )
    if (/^\*\*\* Error/mu.test(stdout)) throw new Error(`${sql}: ${stdout.trim()}`)
    return stdout
  }
  const shutDown = async (): Promise<void> => {
    // The connection breaks when the server goes down: that is no failure.
    await isql('shutdown();').catch(() => undefined)
    const late = setTimeout(() => server.kill('SIGKILL'), 20_000)
    await ended()
    clearTimeout(late)
  }
  // An interrupted test run must not leave a server behind.
  const onExit = (): void => void server.kill('SIGKILL')
  process.once('exit', onExit)

  try {
    await start()
    if (password !== known) {
      await isql(`set password ${known} "${password}";`)
      known = password
    }
    await isql(`GRANT SPARQL_UPDATE TO "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7); checkpoint;`)
  } catch (error) {
    await kill()
    await rm(folder, { recursive: true, force: true })
    throw error
  }

  let loads = 0
  return {
    query: `${origin}/sparql`,
    update: `${origin}/sparql-auth`,
    graphStore: `${origin}/sparql-graph-crud-auth`,
    isqlPort,
    user: 'dba',
    password,
    isql,
    bulkLoad: async (nquadsFile) => {
      // It may only read files in its own folder.
      const name = `${++loads}-${basename(nquadsFile)}${/\.nq(?:\.gz)?$/u.test(nquadsFile) ? '' : '.nq'}`
      await link(nquadsFile, join(folder, name)).catch(() => copyFile(nquadsFile, join(folder, name)))
      await isql(`ld_dir ('${folder}', '${name}', 'urn:raadlink:no-graph'); rdf_loader_run (); checkpoint;`)
      const errors = await isql(
        `SELECT CONCAT ('LOAD', 'ER ', ll_error) FROM DB.DBA.LOAD_LIST WHERE ll_file LIKE '%/${name}' AND (ll_state <> 2 OR ll_error IS NOT NULL);`,
      )
      if (errors.includes('LOADER')) throw new Error(`Virtuoso's loader: ${errors.trim()}`)
    },
    restart: async () => {
      await shutDown()
      return start()
    },
    kill,
    stop: async () => {
      process.off('exit', onExit)
      await shutDown()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address)
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    // Not listening yet.
    return false
  }
}

/** Two ports that nothing listens on at this moment. */
async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()]
  const ports: number[] = []
  for (const server of servers) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    ports.push(address.port)
  }
  for (const server of servers) {
    server.close()
    await once(server, 'close')
  }
  const [first = 0, second = 0] = ports
  return [first, second]
}

function iniOf(
  folder: string,
  isqlPort: number,
  httpPort: number,
  { resultSetMaxRows = 10_000, numberOfBuffers = 170_000 }: VirtuosoOptions,
): string {
  const sections = {
    Database: {
      DatabaseFile: join(folder, 'virtuoso.db'),
      ErrorLogFile: join(folder, 'virtuoso.log'),
      LockFile: join(folder, 'virtuoso.lck'),
      TransactionFile: join(folder, 'virtuoso.trx'),
      xa_persistent_file: join(folder, 'virtuoso.pxa'),
      ErrorLogLevel: 7,
      FileExtend: 200,
      MaxCheckpointRemap: 2000,
      Striping: 0,
      TempStorage: 'TempDatabase',
    },
    TempDatabase: {
      DatabaseFile: join(folder, 'temp.db'),
      TransactionFile: join(folder, 'temp.trx'),
      MaxCheckpointRemap: 2000,
      Striping: 0,
    },
    Parameters: {
      ServerPort: `127.0.0.1:${isqlPort}`,
      LiteMode: 0,
      DisableUnixSocket: 1,
      MaxClientConnections: 20,
      CheckpointInterval: 60,
      CaseMode: 2,
      DirsAllowed: folder,
      VADInstallDir: folder,
      SchedulerInterval: 10,
      ThreadsPerQuery: 4,
      AsyncQueueMaxThreads: 10,
      MaxQueryMem: '2G',
      VectorSize: 1000,
      MaxVectorSize: 1_000_000,
      AdjustVectorSize: 0,
      NumberOfBuffers: numberOfBuffers,
      MaxDirtyBuffers: Math.round((numberOfBuffers * 13) / 17),
    },
    HTTPServer: {
      ServerPort: `127.0.0.1:${httpPort}`,
      ServerRoot: folder,
      MaxClientConnections: 20,
      ServerThreads: 20,
      MaxKeepAlives: 20,
      KeepAliveTimeout: 10,
      DavRoot: 'DAV',
      EnabledDavVSP: 0,
      HTTPProxyEnabled: 0,
      Charset: 'UTF-8',
      EnabledGzipContent: 1,
    },
    SPARQL: { ResultSetMaxRows: resultSetMaxRows, MaxQueryCostEstimationTime: 400, MaxQueryExecutionTime: 60 },
    Client: { SQL_QUERY_TIMEOUT: 0, SQL_TXN_TIMEOUT: 0 },
  }
  return Object.entries(sections)
    .map(
      ([name, lines]) =>
        `[${name}]\n${Object.entries(lines)
          .map(([key, value]) => `${key} = ${value}\n`)
          .join('')}`,
    )
    .join('\n')
}

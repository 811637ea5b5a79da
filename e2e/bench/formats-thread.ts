import { parentPort, workerData } from 'node:worker_threads'
import { measureFormat } from './formats.ts'

// The thread a format is measured in: `workerData` is its task.
parentPort?.postMessage(await measureFormat(workerData))

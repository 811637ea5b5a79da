import { createHash } from 'node:crypto'
import { hostname, networkInterfaces, userInfo } from 'node:os'
import type { DeviceId } from '../../shared/model/ids.ts'
import { toDeviceId } from '../../shared/model/make-id.ts'

/**
 * The command line as a device of its own: its journals are never those of a window. The same on every run of this user on this computer, different on
 * another, without a file to remember it in.
 */
export function commandDevice(): DeviceId {
  const addresses = Object.values(networkInterfaces())
    .flatMap(interfaces => interfaces ?? [])
    .filter(({ internal }) => !internal)
    .map(({ mac }) => mac)
  const parts = ['command line', hostname(), userInfo().username, ...new Set(addresses.sort())]
  return toDeviceId(createHash('sha256').update(parts.join('\n')).digest().subarray(0, 5))
}

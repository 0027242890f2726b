import path from 'node:path'

/** A path with `/` between folders, whatever the system's separator; in NFC, which macOS does not write. */
export const posix = (file: string): string => file.split(path.sep).join('/').normalize('NFC')

/** As a person would name the file from `folder`; absolute where it is far away. */
export const displayPath = (file: string, folder: string): string => posix(path.relative(folder, file)) || '.'

/** Whether a path is a folder's own or lies in it. */
export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return (
    relative === '' ||
    (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative))
  )
}

"""Runs a command in a pseudo-terminal, types one answer when it asks, and prints what it showed."""
import os
import pty
import sys

answer, command = sys.argv[1].encode().decode('unicode_escape').encode('latin-1'), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
shown = b''
typed = False
while True:
    try:
        read = os.read(terminal, 4096)
    except OSError:
        break
    if not read:
        break
    shown += read
    if not typed and b'[y/N]' in shown:
        os.write(terminal, answer)
        typed = True
status = os.waitpid(pid, 0)[1]
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))

// Waits until an address answers 200: `answers.mjs <address> <seconds> <pid>`. Gives up when the process has ended.
const [, , address, seconds, pid] = process.argv;
const until = Date.now() + Number(seconds) * 1_000;

function isAlive() {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

while (Date.now() < until && isAlive()) {
  if (await fetch(address).then((answer) => answer.ok, () => false)) process.exit(0);
  await new Promise((resolve) => setTimeout(resolve, 20));
}
process.exit(1);

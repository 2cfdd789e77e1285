import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command's options and words; a malformed or unknown one ends the command with one line that names it, and code 2. */
export function readOptions<const Config extends ParseArgsConfig>(command: string, config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [reason] = (error as Error).message.split(/\. To specify|\n/);
    console.error(`${command}: ${reason}`);
    process.exit(2);
  }
}

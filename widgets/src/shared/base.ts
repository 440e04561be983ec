/** The hub this script belongs to, found from the script's own address:
 * <base>/widgets/hub.js or <base>/widgets/hub-<hash>.js. */
export const base = new URL("..", import.meta.url);

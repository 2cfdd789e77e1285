import { chromium } from "playwright-core";
const [,, url, account, path, out, width = "1280", scheme = "light", height="800"] = process.argv;
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const c = await b.newContext({ viewport: { width: +width, height: +height }, locale: "zh-CN", timezoneId: "Asia/Shanghai", colorScheme: scheme as never });
if (account !== "-") { const r = await c.request.post(`${url}/api/v1/session`, { data: { account }, headers: { Origin: url! } }); console.log(r.status()); }
const p = await c.newPage(); p.on("pageerror", e => console.log("ERR", e.message)); p.on("console", m => { if (["error","warning"].includes(m.type())) console.log(m.type(), m.text().slice(0,300)); });
await p.goto(`${url}${path}`); await p.waitForTimeout(1500); await p.screenshot({ path: out!, fullPage: process.env.FULL === "1" }); await b.close();

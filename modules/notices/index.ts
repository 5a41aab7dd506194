export { noticeJobs } from "./jobs";
export { type Notice, notify } from "./notify";
export { inbox, unreadCount } from "./reads/inbox";
export { robots } from "./reads/robots";
export { ownSettings } from "./reads/settings";
export { openNotice } from "./writes/mark";

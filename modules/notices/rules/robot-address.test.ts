import { expect, test } from "vitest";
import { addressObjection } from "./robot-address";

const origins = ["https://qyapi.weixin.qq.com", "http://127.0.0.1:99"];

test("只有名单上的主机可以，且协议、端口都要一致", () => {
  expect(addressObjection("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x", origins)).toBeNull();
  expect(addressObjection("http://127.0.0.1:99/hook", origins)).toBeNull();
  for (const address of [
    "http://qyapi.weixin.qq.com/x",
    "https://qyapi.weixin.qq.com:8443/x",
    "https://qyapi.weixin.qq.com.evil.test/x",
    "https://evil.test/qyapi.weixin.qq.com",
    "https://qyapi.weixin.qq.com@evil.test/x",
    "http://127.0.0.1:98/hook",
    "http://169.254.169.254/",
    "file:///etc/passwd",
    "不是地址",
  ])
    expect(addressObjection(address, origins), address).not.toBeNull();
});

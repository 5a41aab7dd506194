import { createTransport } from "nodemailer";
import { JobFault } from "@/platform/jobs/worker";

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same letter sent again has the same one, so that a mail server can tell. */
  id: string;
}

interface Server {
  url: string;
  from: string;
}

/** Sends one letter. Throws a JobFault whose sentence names no address; the mail server's own words may hold one. */
export async function send({ url, from }: Server, { to, subject, text, id }: Letter): Promise<void> {
  const transport = createTransport(url, { from });
  const { hostname } = new URL(url);
  try {
    await transport.sendMail({ to, subject, text, messageId: `<${id}@${hostname}>` });
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    throw new JobFault(responseCode ? `邮件服务器拒收，代码 ${responseCode}` : "连不上邮件服务器");
  } finally {
    transport.close();
  }
}

export const diagnosis = {
  connection: 'Your connection',
  names: 'Names',
  signIn: 'Sign-in page',
  encryption: 'Encryption',
  clock: 'Clock',
  ipv6: 'IPv6',

  sitesAnswer: (reached: number, tried: number): string => `${reached} of ${tried} unrelated sites answer.`,
  onlyAddressAnswers: 'An address on the internet answers, but no site does.',
  nextStepsTell: 'The next steps tell what stands in between.',
  nothingAnswers: 'No site answers.',
  checkWiFi: 'Check the Wi-Fi or the cable, then switch a VPN off and on.',
  proxyRefuses: 'Your proxy lets nothing through.',
  checkProxy: 'Look at the settings of the proxy, or try without it.',

  namesResolve: 'Names resolve.',
  someNamesFail: (failed: number, tried: number): string => `${failed} of ${tried} names do not resolve.`,
  noNameResolves: 'No name resolves, although the network is up.',
  otherNameServer: 'Choose another DNS server, such as 1.1.1.1, or restart the router.',

  noSignIn: 'No sign-in page is in the way.',
  wantsSignIn: 'This network wants you to sign in.',
  openPlainPage: 'Open any plain page, such as http://neverssl.com, and sign in there.',
  noAnswer: 'The check did not get an answer.',
  notChecked: 'Not checked.',

  certificatesGenuine: 'Certificates are genuine.',
  certificatesForeign: 'Certificates of unrelated sites are not their own.',
  askNetwork: 'A proxy, a firewall or an antivirus opens the traffic. Ask who runs this network.',
  noConnection: 'There is no connection.',

  clockRight: 'The clock of this computer is right.',
  clockWrong: (span: string, isAhead: boolean): string =>
    `The clock of this computer is ${span} ${isAhead ? 'ahead' : 'behind'}.`,
  setClock: 'Set date and time, or let the system set them.',

  ipv6Fine: 'Nothing here waits for an IPv6 that does not work.',
  ipv6Broken: 'Addresses are given out over IPv6, but nothing is reached by them. IPv4 is used instead.',
  fixIpv6: 'Switch IPv6 off, or ask whoever runs the network.',
};

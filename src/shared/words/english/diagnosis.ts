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
  noSecureSite: 'Sites can be connected to, but no secure connection comes about.',
  signInFirst: 'Sign in to this network first, as below.',
  nothingAnswers: 'No site answers.',
  checkWiFi: 'Check the Wi-Fi or the cable, then switch a VPN off and on.',
  proxyRefuses: 'Your proxy lets nothing through.',
  checkProxy: 'Look at the settings of the proxy, or try without it.',

  proxyResolves: 'The proxy looks names up; none was tried here.',
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
  handshakesBroken: 'Plain pages load, but every secure connection is broken off.',
  certificatesOutOfDate: 'Certificates of unrelated sites do not fit the date of this computer.',
  certificatesForeign: 'Certificates of unrelated sites are not their own.',
  askNetwork: 'Often a proxy, a firewall or an antivirus that opens the traffic. Ask who runs this network.',
  noConnection: 'There is no connection.',

  clockRight: 'The clock of this computer is right.',
  clockWrong: (span: string, isAhead: boolean): string =>
    `The clock of this computer is ${span} ${isAhead ? 'ahead' : 'behind'}.`,
  clockFarOff: 'The clock of this computer is far off: to it, the certificate of no site is valid.',
  setClock: 'Set date and time, or let the system set them.',

  ipv6BrokenAtSome: 'Not every site here is reached over the IPv6 it offers; that may be its own trouble.',
  ipv6Fine: 'Nothing here waits for an IPv6 that does not work.',
  ipv6Broken: 'Addresses are given out over IPv6, but nothing is reached by them. IPv4 is used instead.',
  fixIpv6: 'Switch IPv6 off, or ask whoever runs the network.',
};

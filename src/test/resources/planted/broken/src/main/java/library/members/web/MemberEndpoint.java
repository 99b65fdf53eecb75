package library.members.web;

import org.springframework.web.bind.annotation.RestController;

@RestController
class MemberEndpoint {} // breaks: a controller in web is named …Controller or …Page [Class <library.members.web.MemberEndpoint>]

package library.members.web;

import org.springframework.stereotype.Controller;

@Controller
class MemberScreen {} // breaks: a controller in web is named …Controller or …Page [Class <library.members.web.MemberScreen>]

package library.windows;

class Window {} // breaks: each module has a display name and lists the modules it may know [windows lacks]

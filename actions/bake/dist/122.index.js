"use strict";
exports.id = 122;
exports.ids = [122];
exports.modules = {

/***/ 3122:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromEnv: () => (/* reexport safe */ _ec2_client_js__WEBPACK_IMPORTED_MODULE_0__.c)
/* harmony export */ });
/* harmony import */ var _ec2_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1115);


/***/ })

};
;